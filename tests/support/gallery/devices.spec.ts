import { test } from '@playwright/test';
import { type GalleryPage, openGalleryPage } from './gallery-page';
import { knownId } from './people';
import { deskStates } from './states';
import { settingsAnswer } from './workspace-states';

const looks = [
  { name: 'light-en-1280', theme: 'light', language: 'en', width: 1280, height: 720 },
  { name: 'dark-hu-1280', theme: 'dark', language: 'hu', width: 1280, height: 720 },
  { name: 'dark-uk-1280', theme: 'dark', language: 'uk', width: 1280, height: 720 },
] as const;

/** Somebody with two headsets, one of which lies at home, who has chosen how the voice is treated. */
const chosen = {
  ...settingsAnswer,
  settings: {
    ...settingsAnswer.settings,
    devices: {
      ...settingsAnswer.settings.devices,
      speaker: [
        { label: 'Jabra Evolve2 40 (0b0e:2e3a)', deviceId: 'j' },
        { label: 'HDMI', deviceId: 'c' },
      ],
      noiseSuppression: 'strong',
      microphoneGainDb: 3,
    },
  },
};

const switched = {
  noticeId: '00000000-0000-4000-8000-0000000009ac',
  kind: 'device-switched',
  severity: 'info',
  at: 1_790_000_000_000,
  parameters: { microphone: 'Built-in microphone', speaker: '' },
} as const;

let gallery: GalleryPage;

test.beforeAll(async () => {
  gallery = await openGalleryPage();
});
test.afterAll(() => gallery.close());

for (const look of looks) {
  test(`devices settings ${look.name}`, async () => {
    await gallery.show(look, deskStates.ready(Date.now()), { readSettings: chosen });
    await gallery.emit('showSettings', { page: 'devices' });
    await gallery.emit('soundLevel', { mode: 'level', rmsDb: -30, peakDb: -20 });
    await gallery.expectGood(`${look.name}-devices-settings`);
    await gallery.page.getByRole('slider').first().scrollIntoViewIfNeeded();
    await gallery.expectGood(`${look.name}-devices-settings-lower`);
  });

  test(`devices levels ${look.name}`, async () => {
    await gallery.show(look, { ...deskStates.talking(Date.now()), notices: [switched] }, {});
    await gallery.emit('callLevels', { microphone: 4, callers: [{ callId: knownId, level: 2 }], isSpeakingMuted: false });
    await gallery.expectGood(`${look.name}-devices-levels`);
  });

  test(`devices speaking muted ${look.name}`, async () => {
    const state = deskStates.talking(Date.now());
    const calls = state.calls.map((call) => (call.state === 'talking' ? { ...call, isMuted: true } : call));
    await gallery.show(look, { ...state, calls }, {});
    await gallery.emit('callLevels', { microphone: 4, callers: [{ callId: knownId, level: 0 }], isSpeakingMuted: true });
    await gallery.expectGood(`${look.name}-devices-speaking-muted`);
  });
}
