import { Injectable } from '@nestjs/common';
import { PasskeyCeremony, Tries, type PasskeyQuestion } from '../../sign-in/index.js';
import { linkNotUsable } from '../refusals.js';

/** A whole waiting room may stand behind one address: so many questions in a row, without a right answer among them, are free there. */
const freeQuestionsOfAPlace = 25;

/** The question that a patient's passkey answers. It is asked of whoever comes, so each counts as a try until one is answered rightly. */
@Injectable()
export class PasskeyQuestions {
  constructor(
    private readonly ceremony: PasskeyCeremony,
    private readonly tries: Tries,
  ) {}

  async ask(address: string): Promise<PasskeyQuestion> {
    const bucket = bucketOf(address);
    if ((await this.tries.secondsToWait([bucket])) > 0) throw linkNotUsable();
    await this.tries.count(bucket, freeQuestionsOfAPlace);
    return this.ceremony.askToProve('patient-prove', null, []);
  }

  async answeredRightly(address: string): Promise<void> {
    await this.tries.forget([bucketOf(address)]);
  }
}

function bucketOf(address: string): string {
  return `own pages ${address}`;
}
