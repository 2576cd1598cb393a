import { Module } from '@nestjs/common';
import { DosingSessionsModule } from '../dosing-sessions/index.js';
import { ChartReadings } from './chart-readings.js';
import { DevicesController } from './devices.controller.js';
import { DevicesStore } from './devices.store.js';
import { FindSession } from './find-session.js';
import { ForgetMessages } from './forget-messages.js';
import { JudgeMessage } from './judge-message.js';
import { KeepDevice } from './keep-device.js';
import { MessagesController } from './messages.controller.js';
import { MessagesStore } from './messages.store.js';
import { MllpListener } from './mllp-listener.js';
import { MonitoredSessions } from './monitored-sessions.queries.js';
import { MonitorsQueries } from './monitors.queries.js';
import { PlaceDevice } from './place-device.js';
import { ReceiveMessage } from './receive-message.js';
import { TakeMessage } from './take-message.js';

const stores = [DevicesStore, MessagesStore];
const queries = [MonitoredSessions, MonitorsQueries];
const useCases = [ChartReadings, FindSession, ForgetMessages, JudgeMessage, KeepDevice, PlaceDevice, ReceiveMessage, TakeMessage];

@Module({
  imports: [DosingSessionsModule],
  controllers: [DevicesController, MessagesController],
  providers: [...stores, ...queries, ...useCases, MllpListener],
})
export class MonitorsModule {}
