import { Service, computed, inject, signal } from '@angular/core';
import { Appearance } from '../core/appearance.js';
import { remember, remembered } from '../core/device-storage.js';

const key = 'risk-notices';

/** Notices of this device's desktop, only where somebody turned them on here: the browser is asked then and at no other time. */
@Service()
export class DesktopNotices {
  private readonly appearance = inject(Appearance);
  private readonly isWanted = signal(remembered(key) === 'on');
  private readonly permission = signal(allowed());
  readonly isOffered = 'Notification' in globalThis;
  readonly isOn = computed(() => this.isWanted() && this.permission() === 'granted');
  readonly state = computed(() => (this.permission() === 'denied' ? 'blocked by the browser' : this.isOn() ? 'on' : 'off'));

  async turn(): Promise<void> {
    const isWanted = !this.isOn();
    if (isWanted) this.permission.set(await Notification.requestPermission());
    this.isWanted.set(isWanted);
    remember(key, isWanted ? 'on' : 'off');
  }

  /** Without a name, and only while nobody looks at this page; never beside a patient in the dim light. */
  show(body: string): void {
    if (!this.isOn() || document.hasFocus() || this.appearance.light() === 'dim') return;
    try {
      const notice = new Notification('Sojourn', { body, tag: 'risk' });
      notice.onclick = () => window.focus();
    } catch {
      return; // Some phones have no notices of pages; the title and the screen say it all the same.
    }
  }
}

function allowed(): NotificationPermission {
  return 'Notification' in globalThis ? Notification.permission : 'denied';
}
