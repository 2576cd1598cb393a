import { Module } from '@nestjs/common';
import { TherapyNotesModule } from '../therapy-notes/index.js';
import { ReviewController } from './review.controller.js';
import { ReviewQueries } from './review.queries.js';

@Module({ imports: [TherapyNotesModule], controllers: [ReviewController], providers: [ReviewQueries] })
export class ReviewModule {}
