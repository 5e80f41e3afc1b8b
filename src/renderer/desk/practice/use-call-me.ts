import { useBridge, useDesk } from '../store/DeskProvider';
import { useAsking } from '../store/use-asking';

/** Has a caller come: the one of a scenario, or (null) whoever's turn it is. Being called means being ready. */
export function useCallMe() {
  const bridge = useBridge();
  const isReady = useDesk((state) => state.agent.state.kind === 'ready');
  const { hasFailed, ask } = useAsking();
  async function call(scenarioId: string | null) {
    await bridge.request.chooseNextCaller({ scenarioId });
    if (!isReady) await bridge.request.setReady();
  }
  return { hasFailed, callMe: (scenarioId: string | null) => ask(call(scenarioId)) };
}
