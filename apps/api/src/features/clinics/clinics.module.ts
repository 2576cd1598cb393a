import { Module } from '@nestjs/common';
import { OpenClinic } from './open-clinic.js';
import { SetSiteHours } from './set-site-hours.js';
import { SitesController } from './sites.controller.js';
import { SitesQueries } from './sites.queries.js';

@Module({ controllers: [SitesController], providers: [OpenClinic, SetSiteHours, SitesQueries], exports: [OpenClinic, SitesQueries] })
export class ClinicsModule {}
