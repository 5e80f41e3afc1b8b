import { type FocusEvent, useEffect, useRef } from 'react';
import type { Form, FormValues } from '../../../core/forms/form';
import { listFields, pausingKeyword } from '../../../core/forms/form-fields';
import { useBridge, useDesk } from '../store/DeskProvider';

interface PausingFieldsOptions {
  readonly conversationId: string;
  readonly form: Form | undefined;
  readonly values: FormValues;
  /** The name of the field that an element belongs to. */
  readonly fieldAt: (element: Element) => string | undefined;
}

/** While a field that says so has the focus, the call of its form is not recorded. For the element around the form. */
export function usePausingFields({ conversationId, form, values, fieldAt }: PausingFieldsOptions) {
  const bridge = useBridge();
  const isRecordingKnown = useDesk((state) => state.recording.mode !== 'off');
  const isPausing = useRef(false);

  function follow(on: boolean) {
    if (isPausing.current === on) return;
    isPausing.current = on;
    void bridge.request.pauseForField({ conversationId, on });
  }

  useEffect(
    () => () => {
      if (!isPausing.current) return;
      isPausing.current = false;
      void bridge.request.pauseForField({ conversationId, on: false });
    },
    [bridge, conversationId],
  );

  function pausesRecording(element: Element): boolean {
    const field = fieldAt(element);
    if (!form || !isRecordingKnown || field === undefined) return false;
    return listFields(form, values).some(({ name, schema }) => name === field && schema[pausingKeyword] === true);
  }

  return {
    onFocus: ({ target }: FocusEvent) => follow(pausesRecording(target)),
    onBlur({ target, currentTarget, relatedTarget }: FocusEvent) {
      // the window lost it, the field did not: the card's number may stand in another program
      const isStillThere = document.activeElement === target;
      // within the form the next focus says what becomes of it
      if (!isStillThere && !currentTarget.contains(relatedTarget)) follow(false);
    },
  };
}
