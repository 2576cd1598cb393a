import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { computed, signal, type Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { ActivatedRoute, convertToParamMap, provideRouter } from '@angular/router';
import type { DosingSessionView, Role, SessionEntry } from '@sojourn/domain';
import { clock, type SessionBuilder } from '@sojourn/domain/testing';
import { of } from 'rxjs';
import { Clock } from '../../../core/clock.js';
import { deviceId } from '../../../core/device-storage.js';
import { OPEN_EVENT_SOURCE } from '../../../core/live-feed.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { aSignIn } from '../../../core/testing/a-sign-in.js';
import { EntryDelivery } from '../entry-delivery.js';
import { LineToSettle } from '../forms/line-to-settle.js';
import { SessionEntries } from '../session-entries.js';
import { SessionRecord } from '../session-record.js';
import { SessionRoom } from '../session-room.js';
import { SessionWire } from '../session-wire.js';

export interface Bedside {
  readonly fixture: ComponentFixture<unknown>;
  readonly settle: () => Promise<void>;
  /** Moves the clock of the golden day and shows it. */
  readonly goTo: (time: string) => Promise<void>;
  /** The next entry that was sent, its request still open. */
  readonly sent: (
    path?: 'entries' | 'steps',
  ) => Promise<{ readonly entry: SessionEntry; readonly keep: () => Promise<void>; readonly request: TestRequest }>;
  readonly nothingSent: () => Promise<boolean>;
}

interface Given {
  readonly at: string;
  readonly role?: Role;
  readonly view?: Partial<DosingSessionView>;
}

/** One piece of the cockpit beside a told session, on a faked clock; the rules are the real ones. */
export async function aBedside(
  component: Type<unknown>,
  story: SessionBuilder,
  { at, role = 'nurse', view = {} }: Given,
): Promise<Bedside> {
  const now = signal<number>(clock(at));
  const faked = { now: computed(() => now()), deviationMs: signal(0), instant: () => now(), hearServer: () => undefined };
  const { session } = story;
  const url = `/api/v1/dosing-sessions/${session.id}`;
  TestBed.configureTestingModule({
    providers: [
      ...[
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        EntryDelivery,
        LineToSettle,
        SessionEntries,
        SessionRecord,
        SessionRoom,
        SessionWire,
      ],
      { provide: Clock, useValue: faked },
      { provide: ActivatedRoute, useValue: { paramMap: of(convertToParamMap({ sessionId: session.id })) } },
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn(role));
  const fixture = TestBed.createComponent(component);
  const server = TestBed.inject(HttpTestingController);
  const seen: DosingSessionView = {
    ...{
      session,
      entries: story.entries,
      policy: story.policy,
      patientId: session.id,
      patientName: 'Alex Morgan',
      birthDate: '1982-03-04',
    },
    ...{
      recordNumber: 'CH-0001',
      allergies: { kind: 'not-asked' },
      formsAtCheckIn: null,
      leaseDeviceId: deviceId(),
      missing: [],
      people: {},
    },
    ...view,
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      fixture.detectChanges();
    }
  };
  fixture.detectChanges();
  server.expectOne(url).flush(seen);
  await settle();
  return {
    fixture,
    settle,
    goTo: async (time) => {
      now.set(clock(time));
      await settle();
    },
    sent: async (path = 'entries') => {
      await settle();
      const request = server.expectOne(`${url}/${path}`);
      const body = request.request.body as { entry?: SessionEntry; entries?: SessionEntry[] };
      const entry = (body.entry ?? body.entries?.[0]) as SessionEntry;
      const keep = async (): Promise<void> => {
        request.flush([{ id: entry.id, status: 'kept', refusals: [] }]);
        await settle();
      };
      return { entry, keep, request };
    },
    nothingSent: async () => {
      await settle();
      return server.match((request) => request.method !== 'GET').length === 0;
    },
  };
}
