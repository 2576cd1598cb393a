import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { CourseListItem, CourseView, ProtocolView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { CoursesQueries } from './courses.queries.js';
import { EnrolInCourse } from './enrol-in-course.js';
import { ProtocolsQueries } from './protocols.queries.js';
import { TakeCourseStep } from './take-course-step.js';

const uuid = domain.idSchema();

@ApiTags('courses')
@Controller('api/v1')
export class CoursesController {
  constructor(
    private readonly queries: CoursesQueries,
    private readonly protocols: ProtocolsQueries,
    private readonly enrolment: EnrolInCourse,
    private readonly steps: TakeCourseStep,
  ) {}

  @Get('protocols')
  @Access('courses.read', 'protocols.list')
  listProtocols(@CurrentCaller() caller: Caller): Promise<ProtocolView[]> {
    return this.protocols.list(caller);
  }

  @Get('patients/:patientId/courses')
  @Access('courses.read', 'courses.list')
  list(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) patientId: string): Promise<CourseListItem[]> {
    return this.queries.ofPatient(caller, patientId);
  }

  @Post('courses')
  @Access('courses.enrol', 'course.enrol')
  enrol(@CurrentCaller() caller: Caller, @Body({ schema: domain.enrolInCourse }) command: domain.EnrolInCourse): Promise<CourseView> {
    return this.enrolment.execute(caller, command);
  }

  @Get('courses/:courseId')
  @Access('courses.read', 'course.read')
  view(@CurrentCaller() caller: Caller, @Param('courseId', { schema: uuid }) id: string): Promise<CourseView> {
    return this.queries.view(caller, id);
  }

  @Post('courses/:courseId/steps')
  @HttpCode(200)
  @Access('courses.advance', 'course.take-step')
  step(
    @CurrentCaller() caller: Caller,
    @Param('courseId', { schema: uuid }) id: string,
    @Body({ schema: domain.takeCourseStep }) command: domain.TakeCourseStep,
  ): Promise<CourseView> {
    return this.steps.execute(caller, id, command);
  }
}
