import ElectronStore from 'electron-store';
import { type DeskPlace, readDeskPlace } from './desk-place';

/** Where the desk's place is kept between two starts. */
export interface DeskPlaceFile {
  read(): DeskPlace;
  write(place: DeskPlace): void;
}

/** A file of its own in this folder: one that cannot be read is as if it were not there. */
export function openDeskPlaceFile(folder: string): DeskPlaceFile {
  const open = () => new ElectronStore<Record<string, unknown>>({ name: 'window', cwd: folder, clearInvalidConfig: true });
  return {
    read: () => readDeskPlace(open().store),
    write(place) {
      try {
        open().store = place;
      } catch {
        // a full or read-only disk: the next start has the window where it was before
      }
    },
  };
}
