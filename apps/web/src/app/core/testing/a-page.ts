import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Role } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../live-feed.js';
import { SignInState } from '../sign-in-state.js';
import { aSignIn } from './a-sign-in.js';

/** A little longer than the live feed gathers messages before it asks again. */
const gatheringMs = 270;

export interface ShownPage {
  readonly server: HttpTestingController;
  /** Lets what was answered or pressed arrive on the page. */
  readonly settle: () => Promise<void>;
  /** The live feed says that something of this topic changed; resolves when the page has asked again. */
  readonly tell: (topic: string) => Promise<void>;
  /** The page's words, blanks as a reader sees them. */
  readonly text: () => string;
}

/** A page as a person with that role opens it: its questions wait at `server`, its live feed is silent until it is told. */
export async function aPage(component: Type<unknown>, role: Role): Promise<ShownPage> {
  const source = Object.assign(new EventTarget(), {
    close: () => undefined,
    onmessage: (_: MessageEvent<string>): void => undefined,
  });
  const providers = [
    provideHttpClient(),
    provideHttpClientTesting(),
    provideRouter([]),
    { provide: OPEN_EVENT_SOURCE, useValue: () => source },
  ];
  TestBed.configureTestingModule({ providers });
  TestBed.inject(SignInState).accept(aSignIn(role));
  const page = TestBed.createComponent(component);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    page.detectChanges();
    TestBed.tick();
  };
  const tell = async (topic: string): Promise<void> => {
    source.onmessage(new MessageEvent('message', { data: JSON.stringify({ topic, id: 'changed' }) }));
    await new Promise((resolve) => setTimeout(resolve, gatheringMs));
    await settle();
  };
  await settle();
  return { server: TestBed.inject(HttpTestingController), settle, tell, text: () => document.body.textContent.replace(/\s+/g, ' ') };
}
