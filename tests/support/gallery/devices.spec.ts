import { test } from '@playwright/test';
import { looksOf, startedGallery } from './gallery-page';
import { knownId } from './people';
import { deskStates } from './states';
import { settingsAnswer } from './workspace-states';

const looks = looksOf('light-en-1280', 'dark-hu-1280', 'dark-uk-1280');

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

const loud = { callId: knownId, mos: 4.4, codec: 'opus', lossReceivedShare: 0, jitterMs: 3, remoteDb: -42 } as const;

const gallery = startedGallery();

for (const look of looks) {
  test(`devices settings ${look.name}`, async () => {
    await gallery.show(look, deskStates.ready(Date.now()), { readSettings: chosen });
    await gallery.openSettings('devices');
    await gallery.emit('soundLevel', { mode: 'level', rmsDb: -30, peakDb: -20 });
    await gallery.expectGood(`${look.name}-devices-settings`);
    await gallery.page.getByRole('slider').first().scrollIntoViewIfNeeded();
    await gallery.expectGood(`${look.name}-devices-settings-lower`);
    await gallery.page.getByRole('tabpanel').locator('label').last().scrollIntoViewIfNeeded();
    await gallery.expectGood(`${look.name}-devices-settings-cues`);
  });

  test(`devices levels ${look.name}`, async () => {
    await gallery.show(look, { ...deskStates.talking(Date.now()), notices: [switched] }, {});
    await gallery.emit('qualityMoment', { ...loud, microphoneDb: -28 });
    await gallery.page.locator('[data-level="4"]').waitFor();
    await gallery.expectGood(`${look.name}-devices-levels`);
  });

  test(`devices speaking muted ${look.name}`, async () => {
    const state = deskStates.talking(Date.now());
    const calls = state.calls.map((call) => (call.state === 'talking' ? { ...call, isMuted: true } : call));
    await gallery.show(look, { ...state, calls }, {});
    await gallery.emit('speakingMuted', true);
    await gallery.expectGood(`${look.name}-devices-speaking-muted`);
  });
}
