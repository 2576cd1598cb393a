import { CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuGroup, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, input } from '@angular/core';
import { Button, type ButtonKind } from './button.js';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  readonly detail?: string;
  /** Present on items of which one is chosen. */
  readonly chosen?: boolean;
  readonly run: () => void;
}

export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

/** A button that opens a menu of actions. Its words are projected. */
@Component({
  selector: 'kat-menu-button',
  imports: [Button, CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, Icon],
  templateUrl: './menu-button.html',
  styleUrl: './menu-button.css',
})
export class MenuButton {
  readonly groups = input.required<readonly MenuGroup[]>();
  readonly label = input<string | null>(null);
  readonly kind = input<ButtonKind>('secondary');
  readonly icon = input<IconName | null>(null);
}
