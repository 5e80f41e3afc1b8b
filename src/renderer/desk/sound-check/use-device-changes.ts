import { useEffect } from 'react';

/** The voice process hears of a device a moment after the system does. */
const deviceSettlesMs = 500;

/** Calls back when a microphone or speaker was plugged in or out and main knows of it. */
export function useDeviceChanges(onChange: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(onChange, deviceSettlesMs);
    };
    navigator.mediaDevices?.addEventListener('devicechange', later);
    return () => {
      clearTimeout(timer);
      navigator.mediaDevices?.removeEventListener('devicechange', later);
    };
  }, [onChange]);
}
