import { HttpClient } from '@angular/common/http';
import { DOCUMENT, Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { problemOf } from './problem-presenter.js';

/** What the person may be told when the browser itself gave up; `null` when they only changed their mind. */
type PasskeyAnswer = { readonly passkey: object } | { readonly gaveUp: string | null };

const at = '/api/v1/sign-in/passkeys';

/** Lets the browser's authenticator answer the server's question. What it answers is sent on by whoever asked. */
@Service()
export class Passkeys {
  private readonly http = inject(HttpClient);
  private readonly window = inject(DOCUMENT).defaultView;

  /** Browsers make passkeys for names over TLS and for localhost, never for a bare address such as 127.0.0.1. */
  readonly possible = this.window !== null && 'PublicKeyCredential' in this.window && !isBareAddress(this.window.location.hostname);

  prove(): Promise<PasskeyAnswer> {
    return this.tried(async () => proof(await this.ask(`${at}/question`)));
  }

  make(): Promise<PasskeyAnswer> {
    return this.tried(async () => registration(await this.ask(`${at}/new`)));
  }

  /** Answers a question that somebody else had asked. */
  proveTo(question: object): Promise<PasskeyAnswer> {
    return this.tried(() => proof(question));
  }

  makeFor(question: object): Promise<PasskeyAnswer> {
    return this.tried(() => registration(question));
  }

  private ask(url: string): Promise<object> {
    return firstValueFrom(this.http.post<object>(url, {}));
  }

  private async tried(answer: () => Promise<object>): Promise<PasskeyAnswer> {
    try {
      return { passkey: await answer() };
    } catch (failure) {
      // The browser's refusal, the person's "cancel" or an unreachable server: the person goes on another way.
      return { gaveUp: wordsFor(failure) };
    }
  }
}

async function proof(question: object): Promise<object> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return startAuthentication({ optionsJSON: question as never });
}

async function registration(question: object): Promise<object> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return startRegistration({ optionsJSON: question as never });
}

function wordsFor(failure: unknown): string | null {
  const name = failure instanceof Error ? failure.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError' || problemOf(failure).code === 'step-up-needed') return null;
  if (name === 'InvalidStateError') return 'This device holds a passkey of yours already.';
  return 'The passkey could not be used here. Go on another way, or try again in a moment.';
}

function isBareAddress(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.startsWith('[');
}
