import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { TreatmentReviewView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { ReviewQueries } from './review.queries.js';

const uuid = domain.idSchema();

@ApiTags('review')
@Controller('api/v1/review')
export class ReviewController {
  constructor(private readonly queries: ReviewQueries) {}

  @Get('patients/:patientId')
  @Access('review.read', 'review.read')
  look(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<TreatmentReviewView> {
    return this.queries.ofPatient(caller, id);
  }
}
