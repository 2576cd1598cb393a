import { Injectable, effect, inject } from '@angular/core';
import { patientMinutes, type ArrangementView } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { moveOf } from './arranging.js';
import { BoardMove, type LiftedVisit } from './board-move.js';

/** A hand that goes on asks nothing. */
const restMs = 150;

/**
 * What only the server knows of a visit that is held over another day: the distances to the other visits of its course, and visits at other
 * sites. It is asked where the hand rests; until it answers, the reasons that the week itself shows stand.
 */
@Injectable()
export class ServerOpinion {
  private readonly move = inject(BoardMove);
  private readonly asking = submission();

  constructor() {
    effect((onCleanup) => {
      const visit = this.move.visit();
      if (visit === null || !this.move.isOnAnotherDay()) return;
      const timer = setTimeout(() => void this.ask(visit), restMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  private async ask({ appointment, placement }: LiftedVisit): Promise<void> {
    const move = moveOf({ ...placement, appointment, minutes: patientMinutes(placement.phases), id: crypto.randomUUID() });
    const answer = await this.asking.post<ArrangementView>('/api/v1/schedule/arrangement-previews', { moves: [move] });
    if (answer.ok) this.move.hear(placement, answer.value.visits);
  }
}
