import { Injectable } from '@nestjs/common';
import type { SignNoteCommand, TherapyNoteView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { PutSignature } from './put-signature.js';
import { supervisionFacts } from './supervision-facts.js';

/** The named supervisor signs the content the author signed. */
@Injectable()
export class CosignNote {
  constructor(private readonly signatures: PutSignature) {}

  execute(caller: Caller, id: string, command: SignNoteCommand): Promise<TherapyNoteView> {
    const facts = async (row: Parameters<typeof supervisionFacts>[1]) => supervisionFacts(caller, row);
    return this.signatures.execute(caller, id, command, { act: 'cosign', event: 'cosign', refusal: 'Note not co-signed', facts });
  }
}
