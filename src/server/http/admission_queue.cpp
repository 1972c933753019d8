// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/admission_queue.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace torikumi::server::http {

namespace asio = boost::asio;

asio::awaitable<bool> AdmissionQueue::take(std::chrono::seconds patience, Wait wait) {
  std::shared_ptr<Waiter> waiter;
  const auto executor = co_await asio::this_coro::executor;
  {
    const std::lock_guard lock(mutex_);
    if (free_ > 0) {
      --free_;
      co_return true;
    }
    if (wait == Wait::kNew && waiters_.size() >= most_waiting_) co_return false;
    waiter = std::make_shared<Waiter>(executor);
    waiter->over.expires_after(patience);
    waiters_.push_back(waiter);
  }
  boost::system::error_code ended;
  co_await waiter->over.async_wait(asio::redirect_error(asio::use_awaitable, ended));
  const std::lock_guard lock(mutex_);
  if (!waiter->given) std::erase(waiters_, waiter);
  co_return waiter->given;
}

void AdmissionQueue::give_back() {
  const std::lock_guard lock(mutex_);
  if (waiters_.empty()) {
    ++free_;
    return;
  }
  const std::shared_ptr<Waiter> next = waiters_.front();
  waiters_.pop_front();
  next->given = true;
  // On the waiter's own strand: there it waits by then.
  asio::post(next->over.get_executor(), [next] { next->over.cancel(); });
}

std::uint32_t AdmissionQueue::waiting() const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::uint32_t>(waiters_.size());
}

}  // namespace torikumi::server::http
