import { allow, refuse, type Decision } from '../shared/index.js';
import { devicesForTotal, esketamineDeviceMg, type DevicesRefused } from '../dosing-sessions/index.js';

export type DeviceStockRefused =
  DevicesRefused | { readonly code: 'not-enough-devices'; readonly devices: number; readonly message: string };

/** A stock of single-use devices: whole devices, never milligrams. Throws nothing; a fraction of a device cannot be written. */
export interface DeviceStock {
  readonly devices: number;
  readonly totalMg: number;
}

/**
 * Takes the devices of a dose out of the stock. Source: clinical reference §6.3 (R8).
 * Example: 8 devices, 84 mg: 5 left, 140 mg. Refuses totals other than 28, 56, 84 mg and more devices than there are. Odd case: a fraction
 * of a device does not exist.
 */
export function takeDevices(devices: number, doseMg: number): Decision<DeviceStock, DeviceStockRefused> {
  const needed = devicesForTotal(doseMg);
  if (!needed.allowed) return needed;
  const left = devices - needed.value;
  if (left < 0) {
    return refuse({
      code: 'not-enough-devices',
      devices,
      message: `${needed.value} devices are needed, ${devices} are here. Receive stock first.`,
    });
  }
  return allow({ devices: left, totalMg: left * esketamineDeviceMg });
}
