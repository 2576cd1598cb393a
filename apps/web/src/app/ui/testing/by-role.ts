const implicitRoles: Record<string, string> = {
  article: 'article',
  'a[href]': 'link',
  button: 'button',
  nav: 'navigation',
  'section[aria-label], section[aria-labelledby]': 'region',
  main: 'main',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  ul: 'list',
  li: 'listitem',
  fieldset: 'group',
  textarea: 'textbox',
  'input[type=radio]': 'radio',
  'input[type=checkbox]': 'checkbox',
  'input:not([type]), input[type=text], input[type=email]': 'textbox',
};

/** Finds what a person finds: by role and name, hidden things left out. Looks at the whole page, where dialogs live too. */
export function allByRole(role: string, name: string | RegExp = /.*/): HTMLElement[] {
  const implicit = Object.entries(implicitRoles).flatMap(([selector, implied]) => (implied === role ? [selector] : []));
  const selector = [`[role=${role}]`, ...implicit.flatMap((one) => one.split(', ').map((part) => `${part}:not([role])`))].join(', ');
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => isShown(element) && fits(nameOf(element), name));
}

export function byRole(role: string, name: string | RegExp = /.*/): HTMLElement {
  return only(allByRole(role, name), `${role} "${String(name)}"`);
}

/** The control with this label, whatever its role. */
export function byLabel<T extends HTMLElement = HTMLInputElement>(label: string | RegExp): T {
  const controls = [...document.querySelectorAll<T>('input, textarea, select')];
  return only(
    controls.filter((control) => isShown(control) && fits(nameOf(control), label)),
    `a control labelled "${String(label)}"`,
  );
}

export function type(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

export function press(target: HTMLElement, key: string): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

/** What a screen reader says further about a control: its help and its error. */
export function descriptionOf(element: HTMLElement): string {
  return textOfIds(element.getAttribute('aria-describedby'));
}

function nameOf(element: HTMLElement): string {
  const given = [element.getAttribute('aria-label'), textOfIds(element.getAttribute('aria-labelledby')), labelsOf(element)];
  return squeeze(given.find((name) => name) ?? spokenText(element));
}

function labelsOf(element: HTMLElement): string {
  const isControl = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
  const labels: Element[] = isControl ? [...(element.labels ?? [])] : [...element.querySelectorAll(':scope > legend')];
  return labels.map((label) => label.textContent).join(' ');
}

function spokenText(element: HTMLElement): string {
  const spoken = element.cloneNode(true) as HTMLElement;
  for (const silent of spoken.querySelectorAll('[aria-hidden=true]')) silent.remove();
  return spoken.textContent;
}

function textOfIds(ids: string | null): string {
  const texts = (ids ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent ?? '');
  return squeeze(texts.join(' '));
}

function isShown(element: HTMLElement): boolean {
  return element.closest('[hidden], [inert], [aria-hidden=true]') === null;
}

function fits(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text === wanted : wanted.test(text);
}

function only<T>(found: readonly T[], what: string): T {
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`Expected one ${what}, found ${found.length}`);
  return first;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
