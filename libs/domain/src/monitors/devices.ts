import * as z from 'zod';
import { requiredText } from '../shared/index.js';
import type { AcknowledgementCode, MonitorReason } from './monitor-reasons.js';

/** Puts a monitor into use under a name, at a site. Its token is made by the server and shown this once. */
export const addMonitorDevice = z.strictObject({ id: z.uuid(), siteId: z.uuid(), name: requiredText(80) });
export type AddMonitorDevice = z.infer<typeof addMonitorDevice>;

/** Where a monitor stands: in a room, at one open session, or nowhere. */
export const placeMonitorDevice = z.union([
  z.strictObject({ roomId: z.uuid() }),
  z.strictObject({ sessionId: z.uuid() }),
  z.strictObject({ nowhere: z.literal(true) }),
]);
export type PlaceMonitorDevice = z.infer<typeof placeMonitorDevice>;

export interface MonitorDeviceView {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly roomId: string | null;
  readonly sessionId: string | null;
  readonly placedAt: string | null;
  readonly isInUse: boolean;
  readonly version: number;
  readonly lastHeardAt: string | null;
}

/** The token stands in this answer alone; only its hash is kept. */
export interface NewDeviceToken {
  readonly device: MonitorDeviceView;
  readonly token: string;
}

/** A message of which something was not charted, for a person to look at. */
export interface KeptMessage {
  readonly id: string;
  readonly deviceId: string;
  readonly deviceName: string;
  readonly receivedAt: string;
  readonly acknowledgement: AcknowledgementCode;
  readonly reasons: readonly { readonly code: MonitorReason; readonly message: string }[];
  readonly sessionId: string | null;
  readonly chartedRows: number;
}
