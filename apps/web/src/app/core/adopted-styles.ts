import { ɵSHARED_STYLES_HOST as STYLES_HOST, Injectable, type Provider } from '@angular/core';
import { ɵSharedStylesHost as SharedStylesHost } from '@angular/platform-browser';

/**
 * Angular writes component styles as inline <style> elements, which a content security policy of `style-src 'self'` forbids.
 * Constructed style sheets are allowed there, so index.html stays a plain cacheable file without a nonce per answer.
 */
@Injectable()
class AdoptedStyles extends SharedStylesHost {
  private readonly adopted = new Set<string>();

  override addStyles(styles: string[], urls?: string[]): void {
    for (const text of styles) this.adopt(text);
    super.addStyles([], urls);
  }

  /** Adopted sheets stay: they are scoped to their component and their number is bounded by the number of components. */
  override removeStyles(_styles: string[], urls?: string[]): void {
    super.removeStyles([], urls);
  }

  private adopt(text: string): void {
    if (text === '' || this.adopted.has(text)) return;
    this.adopted.add(text);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
}

export function provideAdoptedStyles(): Provider {
  return { provide: STYLES_HOST, useClass: AdoptedStyles };
}
