import { type HeadsetLights, noLights } from '../../../core/headset/headset-lights';
import { type Dispose, Lifetime } from '../../lifetime';

const stepMs = 900;

/** Lifted comes with most of them: headsets show mute and hold in a call only. */
const steps: readonly HeadsetLights[] = [
  { ...noLights, ring: true },
  { ...noLights, offHook: true },
  { ...noLights, offHook: true, mute: true },
  { ...noLights, offHook: true, hold: true },
];

/** Shows each light for a moment and then none. The answer ends it at once and leaves the lights to the caller. */
export function playLights(owner: Lifetime, show: (lights: HeadsetLights) => void): Dispose {
  const lifetime = new Lifetime();
  const end = owner.add(() => lifetime.end());
  for (const [index, lights] of steps.entries()) lifetime.after(index * stepMs, () => show(lights));
  lifetime.after(steps.length * stepMs, () => {
    show(noLights);
    end();
  });
  return end;
}
