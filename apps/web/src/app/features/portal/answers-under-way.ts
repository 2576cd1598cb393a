import { cryForHelp, type AnswersSoFar, type GivenAnswers, type InstrumentDefinition } from '@sojourn/domain';
import { AnswerKeeper } from '../../core/answer-keeper.js';
import { formStart, type FormPlace } from '../../ui/measure-form.js';

/**
 * What was answered so far, form by form. The screen itself knows it as long as it stands, also where nothing may be stored; the keeper brings it
 * back after a reload, under the mark of the check-in: a reminder with another link goes on where this one was left.
 */
export class AnswersUnderWay {
  private readonly places = new Map<string, FormPlace>();
  /** The answers as they were when they last asked for help. */
  private readonly cried = new Map<string, AnswersSoFar>();

  constructor(
    private readonly mark: () => string | undefined,
    private readonly now: () => number,
  ) {}

  place(formId: string): FormPlace {
    return this.places.get(formId) ?? this.keeper(formId)?.read() ?? formStart;
  }

  /** Answers with what is said about suicide when it asks for help for the first time, or is graver than before. */
  keep(form: InstrumentDefinition, place: FormPlace): GivenAnswers | null {
    this.places.set(form.id, place);
    const kept = { ...place, keptAt: this.now() };
    this.keeper(form.id)?.keep(kept);
    const cry = cryForHelp(form, place.answers);
    if (cry === null || !isGraver(form, this.cried.get(form.id) ?? {}, place.answers)) return null;
    this.cried.set(form.id, place.answers);
    return cry;
  }

  forget(formId: string): void {
    this.places.delete(formId);
    this.keeper(formId)?.forget();
  }

  private keeper(formId: string): AnswerKeeper | null {
    const mark = this.mark();
    return mark === undefined ? null : new AnswerKeeper(`${mark}.${formId}`, () => localStorage);
  }
}

function isGraver({ items }: InstrumentDefinition, before: AnswersSoFar, now: AnswersSoFar): boolean {
  return items.some(({ linkId, riskFrom = Infinity }) => {
    const value = now[linkId] ?? 0;
    return value >= riskFrom && value > (before[linkId] ?? 0);
  });
}
