/** A hand that rests does not drag. */
const thresholdPx = 5;

/** What becomes of something that is held by the pointer. */
export interface Held {
  readonly lift: () => void;
  readonly follow: (event: PointerEvent) => void;
  readonly putDown: () => void;
  readonly lose: () => void;
}

/**
 * Lets an element follow the pointer from where it was pressed. It is heard past Angular: only what a step changes is drawn, not everything that
 * listens. A finger scrolls instead; for it there is the sheet of the visit.
 */
export function holdByPointer(element: HTMLElement, pressed: PointerEvent, held: Held): void {
  if (pressed.pointerType === 'touch' || pressed.button !== 0) return;
  element.setPointerCapture(pressed.pointerId);
  const listening = new AbortController();
  const { signal } = listening;
  let isDragging = false;
  const follow = (event: PointerEvent): void => {
    const isNear = Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) < thresholdPx;
    if (!isDragging && isNear) return;
    if (!isDragging) held.lift();
    isDragging = true;
    held.follow(event);
  };
  const end = (): void => {
    listening.abort();
    if (!isDragging) return;
    noClickAfter(element);
    held.putDown();
  };
  const lose = (): void => {
    listening.abort();
    if (isDragging) held.lose();
  };
  element.addEventListener('pointermove', follow, { signal });
  element.addEventListener('pointerup', end, { signal });
  element.addEventListener('pointercancel', lose, { signal });
}

/** A pointer that lets go of what it dragged did not press it. */
function noClickAfter(element: HTMLElement): void {
  const listening = new AbortController();
  element.addEventListener('click', (event) => event.stopPropagation(), { capture: true, signal: listening.signal });
  setTimeout(() => listening.abort());
}
