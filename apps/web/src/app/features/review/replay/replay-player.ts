import { DestroyRef, inject, signal, type Signal } from '@angular/core';

const frameMs = 200;
/** Who wants no motion is shown one entry after the other, with time to read each. */
const stillMs = 2_000;

export interface ReplayPlayer {
  readonly isPlaying: Signal<boolean>;
  readonly play: () => void;
  readonly pause: () => void;
}

/**
 * Lets time run: at each frame `advance` is told how many milliseconds went by, or null where the next entry is to be shown; it answers
 * whether there is more. Call it where injection is allowed; it stops with its component.
 */
export function replayPlayer(advance: (passedMs: number | null) => boolean): ReplayPlayer {
  const isPlaying = signal(false);
  let timer: ReturnType<typeof setInterval> | undefined;
  const pause = (): void => {
    clearInterval(timer);
    isPlaying.set(false);
  };
  const play = (): void => {
    pause();
    const isStill = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
    isPlaying.set(true);
    timer = setInterval(() => advance(isStill ? null : frameMs) || pause(), isStill ? stillMs : frameMs);
  };
  inject(DestroyRef).onDestroy(pause);
  return { isPlaying: isPlaying.asReadonly(), play, pause };
}
