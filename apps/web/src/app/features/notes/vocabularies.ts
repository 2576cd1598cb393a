import { httpResource } from '@angular/common/http';
import { Injectable, computed, inject } from '@angular/core';
import { clinicWords, type ClinicVocabulary, type ClinicWord, type VocabulariesView, type VocabularyEntry } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { SignInState } from '../../core/sign-in-state.js';

const starting: VocabulariesView = { themes: clinicWords('themes', []), practices: clinicWords('practices', []) };
const offeredOf = (words: readonly ClinicWord[]): readonly ClinicWord[] => words.filter(({ isRetired }) => !isRetired);

/** The clinic's themes and practices. Until the server answers, and when it does not, those that every clinic starts with. */
@Injectable()
export class Vocabularies {
  private readonly signIn = inject(SignInState);
  private readonly adding = submission();
  private readonly own = httpResource<VocabulariesView>(() => (this.signIn.may('notes.read') ? '/api/v1/vocabularies' : undefined));
  readonly problem = this.adding.problem;
  private readonly words = computed<VocabulariesView>(() => (this.own.hasValue() ? this.own.value() : starting));
  /** What the lists offer; a retired word is only known by its label. */
  readonly themes = computed(() => offeredOf(this.words().themes));
  readonly practices = computed(() => offeredOf(this.words().practices));
  /** The words the clinic added, retired or not. */
  readonly ownWords = computed(() => ({
    themes: this.words().themes.filter(({ isOwn }) => isOwn),
    practices: this.words().practices.filter(({ isOwn }) => isOwn),
  }));

  /** The clinic's word for an id; a word this screen does not know stays as it was stored. */
  label(vocabulary: ClinicVocabulary, id: string): string {
    return this.words()[vocabulary].find((word) => word.id === id)?.label ?? id;
  }

  /** Offers a word of the clinic no more, or again; notes that use it keep it. */
  async offer(vocabulary: ClinicVocabulary, { id, isRetired }: ClinicWord): Promise<void> {
    const act = isRetired ? 'return' : 'retirement';
    const answer = await this.adding.post<VocabulariesView>(`/api/v1/vocabularies/words/${act}`, { vocabulary, id });
    if (answer.ok) this.own.set(answer.value);
  }

  /** Adds a practice that the lists do not have yet, quietly: it is a convenience for the next note. */
  async learn(practice: string): Promise<void> {
    const plain = practice.toLowerCase();
    if (practice.length <= 60 && !this.words().practices.some((word) => word.label.toLowerCase() === plain))
      await this.add('practices', practice);
  }

  /** Adds a word for everybody in the clinic; answers the word, or null with `problem` set. */
  async add(vocabulary: ClinicVocabulary, label: string): Promise<VocabularyEntry | null> {
    const answer = await this.adding.post<VocabulariesView>('/api/v1/vocabularies/words', { vocabulary, label });
    if (!answer.ok) return null;
    this.own.set(answer.value);
    const plain = label.trim().toLowerCase();
    return answer.value[vocabulary].find((word) => word.label.toLowerCase() === plain) ?? null;
  }
}
