import { wayOf } from '$figure/drag.ts';

/**
 * Native sliders under a finger, of everything inside an element. By itself a slider jumps to a finger as soon as that
 * touches it, also where it only scrolls or zooms the page; and what a slider changes may be an experiment that took
 * minutes. So a slider keeps its value until the finger has set out along it, or was lifted where it was put down, and
 * has its value back where the browser takes the finger away.
 */
export function calmSliders(root: HTMLElement): () => void {
  let touch:
    | {
        slider: HTMLInputElement;
        down: PointerEvent;
        from: string;
        wanted?: string;
        /** Whether it slides; undefined as long as the finger has not decided. */
        slides?: boolean;
      }
    | undefined;

  const write = (slider: HTMLInputElement, value: string) => {
    if (slider.value === value) return;
    slider.value = value;
    for (const type of ['input', 'change']) slider.dispatchEvent(new Event(type, { bubbles: true }));
  };
  function giveBack() {
    const last = touch;
    touch = undefined;
    if (last?.slides) write(last.slider, last.from);
  }

  function pointerdown(event: PointerEvent) {
    if (event.pointerType !== 'touch') return;
    if (!event.isPrimary) {
      // Two fingers zoom. What the first one does now is no longer the slider's.
      const last = touch;
      giveBack();
      touch = last && { ...last, slides: false };
      return;
    }
    touch = undefined;
    const { target } = event;
    if (target instanceof HTMLInputElement && target.type === 'range' && !target.disabled)
      touch = { slider: target, down: event, from: target.value };
  }
  function pointermove(event: PointerEvent) {
    if (!touch || event.pointerId !== touch.down.pointerId || touch.slides !== undefined) return;
    const way = wayOf(event.clientX - touch.down.clientX, event.clientY - touch.down.clientY);
    if (way) touch.slides = way === 'across';
  }
  function pointerup(event: PointerEvent) {
    if (!touch || event.pointerId !== touch.down.pointerId) return;
    const { slider, slides, wanted } = touch;
    touch = undefined;
    if (slides === undefined && wanted !== undefined) write(slider, wanted);
  }
  function pointercancel(event: PointerEvent) {
    if (touch && event.pointerId === touch.down.pointerId) giveBack();
  }
  function input(event: Event) {
    if (!touch || touch.slides || event.target !== touch.slider) return;
    touch.wanted = touch.slider.value;
    touch.slider.value = touch.from;
    event.stopImmediatePropagation();
  }

  const off = new AbortController();
  const early = { capture: true, signal: off.signal };
  root.addEventListener('pointerdown', pointerdown, early);
  root.addEventListener('pointermove', pointermove, early);
  root.addEventListener('pointerup', pointerup, early);
  root.addEventListener('pointercancel', pointercancel, early);
  root.addEventListener('input', input, early);
  root.addEventListener('change', input, early);
  return () => off.abort();
}
