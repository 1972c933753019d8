// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace torikumi::server::service {
namespace {

using Buckets = prometheus::Histogram::BucketBoundaries;

const Buckets& seconds() {
  static const Buckets buckets{.0005, .001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5};
  return buckets;
}

}  // namespace

struct Metrics::Parts {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter()
          .Name("torikumi_requests_total")
          .Help("Requests answered, by route and status")
          .Register(registry);
  prometheus::Family<prometheus::Histogram>& latency =
      prometheus::BuildHistogram()
          .Name("torikumi_request_seconds")
          .Help("Time from a request's last byte to its answer")
          .Register(registry);
  prometheus::Counter& hits = prometheus::BuildCounter()
                                  .Name("torikumi_hits_total")
                                  .Help("Hits of all searches")
                                  .Register(registry)
                                  .Add({});
  prometheus::Counter& without = prometheus::BuildCounter()
                                     .Name("torikumi_searches_without_hit_total")
                                     .Help("Searches that found nothing")
                                     .Register(registry)
                                     .Add({});
  prometheus::Gauge& gauge(const char* name, const char* help) {
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
  }
  prometheus::Gauge& ready = gauge("torikumi_ready", "1 while an index can be searched");
  prometheus::Gauge& generation = gauge("torikumi_index_generation", "Generation that answers");
  prometheus::Gauge& indexed =
      gauge("torikumi_index_timestamp_seconds", "When the index was made, since 1970");
  prometheus::Gauge& sessions = gauge("torikumi_readers", "Readers that are open and free");
  prometheus::Gauge& waiting =
      gauge("torikumi_requests_waiting", "Requests that wait to be answered");
  prometheus::Gauge& synonyms = gauge("torikumi_synonym_groups", "Groups of synonyms in use");
  prometheus::Gauge& sound =
      gauge("torikumi_synonyms_sound", "0 while the synonyms' file is malformed");
};

Metrics::Metrics() : parts_(std::make_unique<Parts>()) {}
Metrics::~Metrics() = default;

void Metrics::count(const http::Response& response, std::chrono::nanoseconds took) {
  const std::string route = response.route.empty() ? "none" : response.route;
  parts_->requests.Add({{"route", route}, {"status", std::to_string(response.status)}}).Increment();
  parts_->latency.Add({{"route", route}}, seconds())
      .Observe(std::chrono::duration<double>(took).count());
  if (!response.hits) return;
  parts_->hits.Increment(*response.hits);
  if (*response.hits == 0) parts_->without.Increment();
}

std::string Metrics::text(const Present& present) {
  parts_->ready.Set(present.ready ? 1 : 0);
  parts_->generation.Set(present.generation);
  parts_->indexed.Set(present.indexed);
  parts_->sessions.Set(static_cast<double>(present.sessions));
  parts_->waiting.Set(present.waiting);
  parts_->synonyms.Set(static_cast<double>(present.synonyms));
  parts_->sound.Set(present.synonyms_sound ? 1 : 0);
  return prometheus::TextSerializer().Serialize(parts_->registry.Collect());
}

}  // namespace torikumi::server::service
