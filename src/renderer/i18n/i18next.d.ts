import type agent from './locales/en/agent.json';
import type calls from './locales/en/calls.json';
import type cards from './locales/en/cards.json';
import type coach from './locales/en/coach.json';
import type common from './locales/en/common.json';
import type conference from './locales/en/conference.json';
import type customer from './locales/en/customer.json';
import type devices from './locales/en/devices.json';
import type directory from './locales/en/directory.json';
import type firstRun from './locales/en/first-run.json';
import type form from './locales/en/form.json';
import type headset from './locales/en/headset.json';
import type keys from './locales/en/keys.json';
import type notices from './locales/en/notices.json';
import type phone from './locales/en/phone.json';
import type popup from './locales/en/popup.json';
import type practice from './locales/en/practice.json';
import type quality from './locales/en/quality.json';
import type readiness from './locales/en/readiness.json';
import type recording from './locales/en/recording.json';
import type script from './locales/en/script.json';
import type search from './locales/en/search.json';
import type settings from './locales/en/settings.json';
import type sound from './locales/en/sound.json';
import type transfer from './locales/en/transfer.json';

// Makes a text that the English catalogue lacks a compile error.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      agent: typeof agent;
      calls: typeof calls;
      cards: typeof cards;
      coach: typeof coach;
      common: typeof common;
      conference: typeof conference;
      customer: typeof customer;
      devices: typeof devices;
      directory: typeof directory;
      'first-run': typeof firstRun;
      form: typeof form;
      headset: typeof headset;
      keys: typeof keys;
      notices: typeof notices;
      phone: typeof phone;
      popup: typeof popup;
      practice: typeof practice;
      quality: typeof quality;
      readiness: typeof readiness;
      recording: typeof recording;
      script: typeof script;
      search: typeof search;
      settings: typeof settings;
      sound: typeof sound;
      transfer: typeof transfer;
    };
  }
}
