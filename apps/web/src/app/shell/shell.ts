import { Component, computed, inject, viewChild, type ElementRef } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { CommandRegistry } from '../core/command-registry.js';
import { KeptDay } from '../core/kept-day.js';
import { LeaveQuestion } from '../core/leave-question.js';
import { SignInState } from '../core/sign-in-state.js';
import { SignOut } from '../core/sign-out.js';
import { Undo } from '../core/undo.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { UndoBar } from '../ui/undo-bar.js';
import { AccountDialogs } from './account-dialogs.js';
import { AccountDialogsOutlet } from './account-dialogs-outlet.js';
import { CommandMenu } from './command-menu.js';
import { LeaveDialog } from './leave-dialog.js';
import { PageArrival } from './page-arrival.js';
import { Rail } from './rail.js';
import { RiskBanner } from './risk-banner.js';
import { ShellCommands } from './shell-commands.js';
import { TopBar } from './top-bar.js';

/** The frame of every page behind the sign-in. */
@Component({
  selector: 'kat-shell',
  imports: [AccountDialogsOutlet, Banner, Button, CommandMenu, LeaveDialog, Rail, RiskBanner, RouterOutlet, TopBar, UndoBar],
  providers: [PageArrival, ShellCommands],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  host: { '[class.owns-screen]': 'arrival.pageOwnsScreen()' },
})
export default class Shell {
  protected readonly arrival = inject(PageArrival);
  protected readonly commands = inject(CommandRegistry);
  protected readonly dialogs = inject(AccountDialogs);
  protected readonly leave = inject(LeaveQuestion);
  protected readonly undo = inject(Undo);
  protected readonly signOut = inject(SignOut);
  private readonly signIn = inject(SignInState);
  private readonly main = viewChild<ElementRef<HTMLElement>>('main');
  /** The page is made anew for another person or clinic: nothing that was shown to one stays on screen for the next. */
  protected readonly callers = computed(() => [{ key: this.signIn.callerKey() }]);

  constructor() {
    inject(KeptDay);
    inject(ShellCommands).offerAll();
    this.arrival.focusWith(() => this.main()?.nativeElement ?? null);
  }

  protected skip(event: Event): void {
    event.preventDefault(); // "#main" would leave the page, since addresses are relative to the root
    this.main()?.nativeElement.focus();
  }
}
