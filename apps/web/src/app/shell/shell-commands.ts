import { DOCUMENT, DestroyRef, Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Appearance, lights } from '../core/appearance.js';
import { CommandRegistry, type Command } from '../core/command-registry.js';
import { OwnSignIn } from '../core/own-sign-in.js';
import { SignInState } from '../core/sign-in-state.js';
import { SignOut } from '../core/sign-out.js';
import { Destinations } from './destinations.js';
import { NoteSearch } from './note-search.js';
import { PatientSearch } from './patient-search.js';

/** What the command menu always offers, and the two keys that work everywhere. */
@Injectable()
export class ShellCommands {
  private readonly registry = inject(CommandRegistry);
  private readonly destroyRef = inject(DestroyRef);
  private readonly router = inject(Router);
  private readonly appearance = inject(Appearance);
  private readonly own = inject(OwnSignIn);
  private readonly signOut = inject(SignOut);
  private readonly destinations = inject(Destinations);
  private readonly patients = inject(PatientSearch);
  private readonly notes = inject(NoteSearch);
  private readonly signIn = inject(SignInState);
  private readonly page = inject(DOCUMENT);

  offerAll(): void {
    this.registry.offer([...this.places(), ...this.actions()], this.destroyRef);
    if (this.signIn.may('patients.read')) this.registry.searchWith((text) => this.patients.find(text), this.destroyRef);
    if (this.signIn.may('notes.read')) this.registry.searchWith((text) => this.notes.find(text), this.destroyRef);
    const listen = (key: KeyboardEvent): void => this.press(key);
    this.page.addEventListener('keydown', listen);
    this.destroyRef.onDestroy(() => this.page.removeEventListener('keydown', listen));
  }

  private places(): Command[] {
    return this.destinations.named().map(({ path, label, icon }) => ({
      id: `go-${path}`,
      label,
      group: 'Go to',
      icon,
      run: () => void this.router.navigateByUrl(`/${path}`),
    }));
  }

  private actions(): Command[] {
    const group = 'Do';
    const looks = lights.map<Command>((light) => ({
      id: `light-${light}`,
      label: `Use the ${light === 'light' ? 'light screen' : `${light} screen`}`,
      group,
      icon: light === 'light' ? 'sun' : light === 'dark' ? 'moon' : 'moon-star',
      keywords: 'theme colour night',
      run: () => this.appearance.chooseLight(light),
    }));
    return [
      { id: 'lock', label: 'Lock the screen', group, icon: 'lock', keywords: 'change person switch user', run: () => void this.own.lock() },
      ...looks,
      { id: 'sign-out', label: 'Sign out', group, icon: 'log-out', keywords: 'leave log out', run: () => void this.signOut.now() },
    ];
  }

  private press(key: KeyboardEvent): void {
    const isCommand = key.ctrlKey || key.metaKey;
    if (isCommand && !key.shiftKey && key.key.toLowerCase() === 'k') {
      key.preventDefault();
      this.registry.show();
    }
    if (isCommand && key.shiftKey && key.key.toLowerCase() === 'l') {
      key.preventDefault();
      void this.own.lock();
    }
  }
}
