// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <atomic>
#include <cstring>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace runwatch {

// An append-only sequence of byte records, each with a small plain value beside
// it, for one writer and many readers. Chunks never move once published; beyond
// the limit the oldest chunk goes. A reader holds the chunks it looks at, so its
// views live as long as its Range. The lock is held for finding chunks only.
