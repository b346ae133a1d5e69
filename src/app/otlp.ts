import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Traces } from './traces.ts';

/**
 * Traces by OTLP over HTTP, as JSON. Endpoint, headers, batches, sampler and service name come from OpenTelemetry's
 * own variables. When the receiver is down, spans are lost and nothing else.
 */
export function otlpTraces(): Traces {
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'debrief' }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer('debrief');
  const underWay = new AsyncLocalStorage<Span>();
  return {
    span(name, attributes, run) {
      const parent = underWay.getStore();
      const span = tracer.startSpan(
        name,
        { attributes },
        parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
      );
      return underWay.run(span, async () => {
        try {
          return await run((facts) => void span.setAttributes(facts));
        } catch (error) {
          // Only the name: messages may quote what people wrote.
          span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      });
    },
    stop: () => provider.shutdown().catch(() => {}),
  };
}
