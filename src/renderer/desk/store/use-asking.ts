import { useState } from 'react';

/** Follows what is asked of main: `hasFailed` from a refusal until main next says yes. */
export function useAsking() {
  const [hasFailed, setHasFailed] = useState(false);
  const ask = (answer: Promise<unknown>) => {
    answer.then(
      () => setHasFailed(false),
      () => setHasFailed(true),
    );
  };
  return { hasFailed, ask };
}
