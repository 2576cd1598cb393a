import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from './features/audit/index.js';
import { ChartAccessModule } from './features/chart-access/index.js';
import { ClinicsModule } from './features/clinics/index.js';
import { ContinuityModule } from './features/continuity/index.js';
import { CoursesModule } from './features/courses/index.js';
import { DosingSessionsModule } from './features/dosing-sessions/index.js';
import { InteropModule } from './features/interop/index.js';
import { MessagesModule } from './features/messages/index.js';
import { MonitorsModule } from './features/monitors/index.js';
import { OutcomeMeasuresModule } from './features/outcome-measures/index.js';
import { PatientsModule } from './features/patients/index.js';
import { PortalModule } from './features/portal/index.js';
import { ReviewModule } from './features/review/index.js';
import { RulesModule } from './features/rules/index.js';
import { SchedulingModule } from './features/scheduling/index.js';
import { WaitlistModule } from './features/waitlist/index.js';
import { SignInModule } from './features/sign-in/index.js';
import { StaffModule } from './features/staff/index.js';
import { TherapyNotesModule } from './features/therapy-notes/index.js';
import { TodayModule } from './features/today/index.js';
import type { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { PlatformModule } from './platform/platform.module.js';

@Module({})
export class AppModule {
  static with(config: Config, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, clock),
        SignInModule,
        AuditModule,
        ChartAccessModule,
        ClinicsModule,
        ContinuityModule,
        StaffModule,
        PatientsModule,
        CoursesModule,
        DosingSessionsModule,
        InteropModule,
        MessagesModule,
        MonitorsModule,
        OutcomeMeasuresModule,
        PortalModule,
        ReviewModule,
        RulesModule,
        SchedulingModule,
        WaitlistModule,
        TherapyNotesModule,
        TodayModule,
      ],
    };
  }
}
