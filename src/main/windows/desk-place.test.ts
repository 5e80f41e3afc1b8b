import { describe, expect, it } from 'vitest';
import { isReachable, readDeskPlace, zoomAfter, zoomThatFits } from './desk-place';

describe('the place of the desk', () => {
  it('is what was kept', () => {
    const place = { bounds: { x: 10, y: 20, width: 1400, height: 800 }, isMaximized: true, zoom: 1.25 };
    expect(readDeskPlace(place)).toEqual(place);
  });

  it.each([undefined, {}, { bounds: { x: 'left' } }, { zoom: 900 }])('is the usual one where %o was', (json) => {
    expect(readDeskPlace(json)).toEqual({ isMaximized: false, zoom: 1 });
  });

  it.each([
    [{ x: 100, y: 100, width: 1440, height: 860 }, true],
    [{ x: 1850, y: 100, width: 1440, height: 860 }, false],
    [{ x: -1400, y: 100, width: 1440, height: 860 }, false],
    [{ x: 2000, y: 100, width: 1440, height: 860 }, false],
    [{ x: 100, y: -30, width: 1440, height: 860 }, false],
    [{ x: 100, y: 1060, width: 1440, height: 860 }, false],
  ])('can be taken hold of at %o: %s', (bounds, expected) => {
    expect(isReachable(bounds, [{ x: 0, y: 0, width: 1920, height: 1080 }])).toBe(expected);
  });
});

describe('the zoom', () => {
  it('goes up and down in steps, and back', () => {
    expect(['+', '=', '-', '_', '0', 'k'].map((key) => zoomAfter(key, 1.1))).toEqual([1.25, 1.25, 1, 1, 1, undefined]);
    expect([zoomAfter('+', 2), zoomAfter('-', 0.8)]).toEqual([2, 0.8]);
  });

  it('is no larger than the columns have room for, and no smaller than usual for that', () => {
    expect([zoomThatFits(2, 1920), zoomThatFits(2, 1440), zoomThatFits(1.25, 900), zoomThatFits(0.8, 900)]).toEqual([2, 1.5, 1, 0.8]);
  });
});
