import { Module } from '@nestjs/common';
import { OpenClinic } from './open-clinic.js';

@Module({ providers: [OpenClinic], exports: [OpenClinic] })
export class ClinicsModule {}
