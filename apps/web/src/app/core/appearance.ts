import { DOCUMENT, Service, effect, inject, signal } from '@angular/core';
import { remember, remembered } from './device-storage.js';

export const lights = ['light', 'dark', 'dim'] as const;
export type Light = (typeof lights)[number];
export type Density = 'desk' | 'touch';

/** The light and the density of this device. `first-light.js` sets them before the first paint; this keeps them from then on. */
@Service()
export class Appearance {
  private readonly root = inject(DOCUMENT).documentElement;
  readonly light = signal<Light>(lightOf(this.root.dataset['theme'] ?? remembered('light')));
  readonly density = signal<Density>(this.root.dataset['density'] === 'touch' ? 'touch' : 'desk');

  constructor() {
    effect(() => (this.root.dataset['theme'] = this.light()));
    effect(() => (this.root.dataset['density'] = this.density()));
  }

  chooseLight(light: Light): void {
    this.light.set(light);
    remember('light', light);
  }

  chooseDensity(density: Density): void {
    this.density.set(density);
    remember('density', density);
  }
}

function lightOf(text: string | null): Light {
  return lights.find((light) => light === text) ?? 'light';
}
