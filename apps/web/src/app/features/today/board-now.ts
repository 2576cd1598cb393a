import { httpResource } from '@angular/common/http';
import { DestroyRef, computed, inject } from '@angular/core';
import { roomBoard, type RoomBoardView } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { lastSeen } from '../../core/last-seen.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';

/** The clinic's rooms at this moment, which go on by themselves. Call it in a field initialiser. */
export function boardNow() {
  const [clock, feed, destroyRef] = [inject(Clock), inject(LiveFeed), inject(DestroyRef)];
  const answer = httpResource<RoomBoardView>(() => '/api/v1/today/rooms');
  for (const topic of ['session', 'schedule', 'patient']) feed.reloads(topic, answer, destroyRef);
  const seen = lastSeen(answer, inject(SignInState).callerKey);
  return {
    answer,
    problem: computed(() => (answer.error() === undefined ? null : problemOf(answer.error()))),
    board: computed(() => {
      const rooms = seen();
      return rooms === null ? null : roomBoard(rooms, clock.now());
    }),
  };
}
