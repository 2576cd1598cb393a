import { Module } from '@nestjs/common';
import { PatientsModule } from '../patients/index.js';
import { CourseFactsQueries } from './course-facts.queries.js';
import { CoursesController } from './courses.controller.js';
import { CoursesQueries } from './courses.queries.js';
import { CoursesStore } from './courses.store.js';
import { EnrolInCourse } from './enrol-in-course.js';
import { ProtocolsQueries } from './protocols.queries.js';
import { TakeCourseStep } from './take-course-step.js';

@Module({
  imports: [PatientsModule],
  controllers: [CoursesController],
  providers: [CourseFactsQueries, CoursesQueries, CoursesStore, EnrolInCourse, ProtocolsQueries, TakeCourseStep],
  exports: [EnrolInCourse, TakeCourseStep],
})
export class CoursesModule {}
