import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { acknowledge, instantFromMs, type MonitorReason } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { isSecret, type NamedDevice } from '../../platform/secrets/device-token.js';
import { DevicesStore } from './devices.store.js';
import type { Envelope } from './envelope.js';
import { TakeMessage } from './take-message.js';

/** No member of staff: the device acts, known by its token alone. */
const nobody = '00000000-0000-0000-0000-000000000000';

export interface ReceivedMessage {
  readonly reasons: readonly MonitorReason[];
  /** The answer in HL7; it is given only after what it says is committed. */
  readonly answer: string;
}

/**
 * Takes one message of a monitor, in one transaction with its audit entry: charts what can be charted, keeps the rest with its reasons, and
 * says which. Sent again it gets the same answer and charts nothing. Nothing of a sender whose token is wrong is kept.
 */
@Injectable()
export class ReceiveMessage {
  private readonly logger = new Logger('Monitors');

  constructor(
    private readonly devices: DevicesStore,
    private readonly taking: TakeMessage,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(named: NamedDevice | null, envelope: Envelope): Promise<ReceivedMessage> {
    const reasons = await this.take(named, envelope).catch((error: unknown): readonly MonitorReason[] => {
      this.logger.error(`A monitor's message could not be kept (${error instanceof Error ? error.name : 'unknown fault'})`);
      return ['unavailable'];
    });
    return this.said(envelope, reasons);
  }

  said({ message }: Pick<Envelope, 'message'>, reasons: readonly MonitorReason[]): ReceivedMessage {
    return { reasons, answer: acknowledge(message, reasons, instantFromMs(this.clock.now().getTime())) };
  }

  private async take(named: NamedDevice | null, envelope: Envelope): Promise<readonly MonitorReason[]> {
    if (named === null) return ['device-not-known'];
    const caller = callerOf(named);
    return this.database.within(caller, async () => {
      const device = await this.devices.lock(caller, named.deviceId);
      if (device === undefined || !device.is_in_use || !isSecret(named.secret, device.token_hash)) {
        return ['device-not-known'] as const;
      }
      return this.taking.execute(caller, device, withoutSecret(envelope, named));
    });
  }
}

/** A message that is kept does not keep the token it came with. */
function withoutSecret(envelope: Envelope, { secret }: NamedDevice): Envelope {
  return { ...envelope, text: envelope.text.replaceAll(secret, '') };
}

function callerOf({ clinicId, deviceId }: NamedDevice): Caller {
  const who = { personId: nobody, staffMemberId: nobody, displayName: 'Monitor', roles: [], deviceId, signInId: null };
  return {
    ...who,
    clinicId,
    isSteppedUp: false,
    lacksSecondFactor: false,
    isBoundToOwnPatients: false,
    address: null,
    requestId: randomUUID(),
  };
}
