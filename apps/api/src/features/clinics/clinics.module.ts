import { Module } from '@nestjs/common';
import { LetterNameController } from './letter-name.controller.js';
import { NameInLetters } from './name-in-letters.js';
import { OpenClinic } from './open-clinic.js';
import { SetSiteHours } from './set-site-hours.js';
import { SitesController } from './sites.controller.js';
import { SitesQueries } from './sites.queries.js';

@Module({
  controllers: [LetterNameController, SitesController],
  providers: [NameInLetters, OpenClinic, SetSiteHours, SitesQueries],
  exports: [OpenClinic, SitesQueries],
})
export class ClinicsModule {}
