import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { answerCommand } from '@sojourn/domain';
import * as z from 'zod';
import { Access } from '../../platform/caller/access.js';
import { ruleRefused } from './refusals.js';

const word = z.string().regex(/^[a-z0-9-]{1,40}$/, 'Name the rule in lower-case words');
const anything = z.unknown();

/** The domain's own rules, as the command line answers them. Nothing is read or kept: an answer is no record. */
@ApiTags('rules')
@Controller('api/v1/rules')
export class RulesController {
  @Post(':rule')
  @HttpCode(200)
  @ApiBody({ schema: {} })
  @Access('signed-in', 'rules.ask', { isQuestion: true })
  ask(@Param('rule', { schema: word }) rule: string, @Body({ schema: anything }) input: unknown): unknown {
    return answered([rule], input);
  }

  @Post(':rule/:variant')
  @HttpCode(200)
  @ApiBody({ schema: {} })
  @Access('signed-in', 'rules.ask', { isQuestion: true })
  askVariant(
    @Param('rule', { schema: word }) rule: string,
    @Param('variant', { schema: word }) variant: string,
    @Body({ schema: anything }) input: unknown,
  ): unknown {
    return answered([rule, variant], input);
  }
}

function answered(words: string[], input: unknown): unknown {
  const answer = answerCommand(words, JSON.stringify(input ?? null));
  if (answer.ok) return answer;
  throw ruleRefused(answer.refusals);
}
