import { useState } from 'react';

/** The steps of the path; `connect` is what `start` leads to. */
export const firstRunSteps = ['language', 'sound', 'start', 'connect'] as const;
export type FirstRunStep = (typeof firstRunSteps)[number];

const storageKey = 'first-run-step';

/** Where on the path this person is: who comes back, from practice or the next day, goes on there. */
export function useFirstRunStep(): readonly [FirstRunStep, (step: FirstRunStep) => void] {
  const [step, setStep] = useState(readStep);
  const go = (next: FirstRunStep) => {
    setStep(next);
    try {
      window.localStorage.setItem(storageKey, next);
    } catch {
      // a full store only costs the place
    }
  };
  return [step, go];
}

function readStep(): FirstRunStep {
  try {
    const kept = window.localStorage.getItem(storageKey);
    return firstRunSteps.find((step) => step === kept) ?? 'language';
  } catch {
    return 'language';
  }
}
