import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { MonitorDeviceView, NewDeviceToken } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { KeepDevice } from './keep-device.js';
import { MonitorsQueries } from './monitors.queries.js';
import { PlaceDevice } from './place-device.js';

const uuid = domain.idSchema();

@ApiTags('monitors')
@Controller('api/v1/monitors/devices')
export class DevicesController {
  constructor(
    private readonly queries: MonitorsQueries,
    private readonly keeping: KeepDevice,
    private readonly placing: PlaceDevice,
  ) {}

  @Get()
  @Access('monitors.read', 'monitor-devices.list')
  list(@CurrentCaller() caller: Caller): Promise<MonitorDeviceView[]> {
    return this.queries.list(caller);
  }

  @Post()
  @Access('monitors.keep', 'monitor-device.add')
  add(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.addMonitorDevice }) device: domain.AddMonitorDevice,
  ): Promise<NewDeviceToken> {
    return this.keeping.add(caller, device);
  }

  @Post(':deviceId/token')
  @Access('monitors.keep', 'monitor-device.renew-token')
  renewToken(@CurrentCaller() caller: Caller, @Param('deviceId', { schema: uuid }) id: string): Promise<NewDeviceToken> {
    return this.keeping.renewToken(caller, id);
  }

  @Post(':deviceId/retirement')
  @HttpCode(200)
  @Access('monitors.keep', 'monitor-device.retire')
  retire(@CurrentCaller() caller: Caller, @Param('deviceId', { schema: uuid }) id: string): Promise<MonitorDeviceView> {
    return this.keeping.retire(caller, id);
  }

  @Put(':deviceId/place')
  @Access('monitors.place', 'monitor-device.place')
  place(
    @CurrentCaller() caller: Caller,
    @Param('deviceId', { schema: uuid }) id: string,
    @Body({ schema: domain.placeMonitorDevice }) place: domain.PlaceMonitorDevice,
  ): Promise<MonitorDeviceView> {
    return this.placing.execute(caller, id, place);
  }
}
