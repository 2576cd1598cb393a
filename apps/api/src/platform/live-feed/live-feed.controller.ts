import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EMPTY, concatMap, from, interval, merge, mergeMap, of, switchMap, takeUntil, takeWhile, type Observable } from 'rxjs';
import { Access, CurrentCaller } from '../caller/access.js';
import type { Caller } from '../caller/caller.js';
import { SignInWatch } from '../caller/sign-in-watch.js';
import { LiveFeed } from './live-feed.js';

const heartbeatMilliseconds = 1000;
const quietHeartbeats = 15;

@ApiTags('live')
@Controller('api/v1/live')
export class LiveFeedController {
  constructor(
    private readonly liveFeed: LiveFeed,
    private readonly signInWatch: SignInWatch,
  ) {}

  /** Server-sent events: topic and id of what changed in the clinic. Ends within a second when the sign-in ends. */
  @Sse()
  @Access('signed-in', 'live.follow', { transaction: false })
  follow(@CurrentCaller() caller: Caller): Observable<MessageEvent> {
    const changes = this.liveFeed.changesIn(caller.clinicId).pipe(mergeMap((topics) => from(topics)));
    const beats = interval(heartbeatMilliseconds).pipe(
      concatMap(async (beat) => ({ beat, isValid: await this.signInWatch.isStillValid(caller) })),
      switchMap(({ beat, isValid }) => (isValid && beat % quietHeartbeats !== 0 ? EMPTY : of(isValid ? 'beat' : 'end'))),
    );
    return merge(
      changes.pipe(mergeMap((change) => of<MessageEvent>({ data: { ...change } }))),
      beats.pipe(mergeMap((beat) => of<MessageEvent>({ type: beat, data: {} }))),
    ).pipe(
      takeWhile((message) => message.type !== 'end', true),
      takeUntil(this.liveFeed.ends),
    );
  }
}
