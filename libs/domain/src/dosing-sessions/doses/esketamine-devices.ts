import { allow, elapsedMs, plusMinutes, refuse, type Decision, type Instant } from '../../shared/index.js';

/** What one device holds: two sprays, 28 mg, 0.2 mL. Not a policy: the product is made so. Source: clinical reference §2.1, §2.6. */
export const esketamineDeviceMg = 28;
export const esketamineTotalsMg = [28, 56, 84] as const;
/** Minutes between devices, from the label; no tolerance. */
export const minutesBetweenDevices = 5;
/** Minutes under observation from the last device, from the risk programme; no override. */
export const esketamineObservationMin = 120;

export type EsketamineTotalMg = (typeof esketamineTotalsMg)[number];

export type DevicesRefused =
  | { readonly code: 'total-not-28-56-84'; readonly givenMg: string; readonly message: string }
  | { readonly code: 'device-too-soon'; readonly deviceNumber: number; readonly earliestAt: Instant; readonly message: string }
  | { readonly code: 'more-devices-than-ordered'; readonly ordered: number; readonly message: string };

/**
 * Devices for a total. Refuses (SP3) everything but 28, 56 and 84 mg. Example: 84 mg is 3 devices. Odd case: 0 mg is refused as well, no
 * device is no dose. Source: clinical reference §2.6.
 */
export function devicesForTotal(totalMg: number): Decision<1 | 2 | 3, DevicesRefused> {
  if (totalMg === 28) return allow(1);
  if (totalMg === 56) return allow(2);
  if (totalMg === 84) return allow(3);
  const message = 'Esketamine comes in devices of 28 mg: order 28, 56 or 84 mg.';
  return refuse({ code: 'total-not-28-56-84', givenMg: String(totalMg), message });
}

/**
 * Whether the next device may be used at an instant. Source: clinical reference §2.6 (SP2).
 * Example: first device 13:00, the second at 13:04:59 is refused, at 13:05:00 allowed.
 * Odd case: a time before the previous device is too soon as well.
 */
export function decideNextDevice(usedAt: readonly Instant[], ordered: number, at: Instant): Decision<Instant, DevicesRefused> {
  const deviceNumber = usedAt.length + 1;
  if (deviceNumber > ordered) {
    return refuse({
      code: 'more-devices-than-ordered',
      ordered,
      message: `The order is for ${ordered}. A further device needs a new order.`,
    });
  }
  const last = usedAt.reduce<Instant | null>((latest, used) => (latest === null || used > latest ? used : latest), null);
  if (last === null || elapsedMs(last, at) >= minutesBetweenDevices * 60_000) return allow(at);
  const message = `Device ${deviceNumber} waits until ${minutesBetweenDevices} minutes after the one before.`;
  return refuse({ code: 'device-too-soon', deviceNumber, earliestAt: plusMinutes(last, minutesBetweenDevices), message });
}

export interface EsketamineTimes {
  readonly firstDeviceAt: Instant;
  readonly lastDeviceAt: Instant;
  readonly bloodPressureDueAt: Instant;
  readonly bloodPressureWindow: readonly [Instant, Instant];
  readonly earliestReleaseAt: Instant;
}

/**
 * What follows from the times of the devices, by elapsed time. Source: clinical reference §2.6 (SP1).
 * Example: 13:00, 13:05, 13:10: blood pressure at 13:50 (±10), release from 15:10. No device, no times: null. Odd case: with one device the
 * first is the last.
 */
export function esketamineTimes(
  usedAt: readonly Instant[],
  policy: { readonly bloodPressureAfterMin: number; readonly bloodPressureWindowMin: number },
): EsketamineTimes | null {
  const inTime = [...usedAt].sort((one, other) => one - other);
  const firstDeviceAt = inTime[0];
  const lastDeviceAt = inTime.at(-1);
  if (firstDeviceAt === undefined || lastDeviceAt === undefined) return null;
  const bloodPressureDueAt = plusMinutes(lastDeviceAt, policy.bloodPressureAfterMin);
  return {
    firstDeviceAt,
    lastDeviceAt,
    bloodPressureDueAt,
    bloodPressureWindow: [
      plusMinutes(bloodPressureDueAt, -policy.bloodPressureWindowMin),
      plusMinutes(bloodPressureDueAt, policy.bloodPressureWindowMin),
    ],
    earliestReleaseAt: plusMinutes(lastDeviceAt, esketamineObservationMin),
  };
}

/**
 * Minutes for the monitoring form: from the first device to the end of monitoring, whole minutes. Example: 13:00 to 15:20 is 140. Odd case:
 * a minute that has begun does not count. Source: clinical reference §3.8 (SP1 of §2.6).
 */
export function monitoringMinutes(firstDeviceAt: Instant, endedAt: Instant): number {
  return Math.floor(elapsedMs(firstDeviceAt, endedAt) / 60_000);
}
