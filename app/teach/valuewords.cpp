// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/teach/valuewords.h"

#include "app/decode/eventwords.h"

#include <array>
#include <utility>

namespace runwatch {

namespace {

QByteArray stateWord(JobState state)
{
    switch (state) {
    case JobState::Queued:
        return "queued";
    case JobState::Completed:
    case JobState::CompletedWithErrors:
        return "completed";
    case JobState::Failed:
        return "failed";
    case JobState::Cancelled:
        return "cancelled";
    default:
        return "running";
    }
}

// By how they begin; the first that fits.
constexpr std::array StateBeginnings{
    std::pair("true", "completed"), std::pair("false", "failed"), std::pair("ok", "completed"), std::pair("succ", "completed"),
    std::pair("finish", "completed"), std::pair("pass", "completed"), std::pair("compl", "completed"), std::pair("done", "completed"),
    std::pair("fail", "failed"), std::pair("err", "failed"), std::pair("crash", "failed"), std::pair("broken", "failed"),
    std::pair("cancel", "cancelled"), std::pair("abort", "cancelled"), std::pair("kill", "cancelled"), std::pair("stopp", "cancelled"),
    std::pair("queue", "queued"), std::pair("pend", "queued"), std::pair("wait", "queued"), std::pair("sched", "queued"),
    std::pair("run", "running"), std::pair("start", "running"), std::pair("work", "running"), std::pair("busy", "running"),
    std::pair("progress", "running"), std::pair("active", "running"),
};
constexpr std::array LevelBeginnings{
    std::pair("warn", "warning"), std::pair("err", "error"), std::pair("fatal", "error"), std::pair("crit", "error"),
    std::pair("sev", "error"), std::pair("panic", "error"), std::pair("alert", "error"), std::pair("emerg", "error"),
    std::pair("debug", "debug"), std::pair("dbg", "debug"), std::pair("trace", "debug"), std::pair("verb", "debug"),
    std::pair("fine", "debug"), std::pair("info", "log"), std::pair("log", "log"), std::pair("notice", "log"), std::pair("out", "log"),
};
constexpr std::array LevelLetters{std::pair("w", "warning"), std::pair("e", "error"), std::pair("f", "error"),
                                  std::pair("c", "error"), std::pair("d", "debug"), std::pair("t", "debug"),
                                  std::pair("v", "debug"), std::pair("i", "log"), std::pair("l", "log"), std::pair("n", "log")};

template <typename Words>
QByteArray firstBeginning(const QByteArray &word, const Words &words)
{
    for (const auto &[beginning, means] : words) {
        if (word.startsWith(beginning))
            return means;
    }
    return {};
}

} // namespace

QByteArray guessedMeaning(const QByteArray &word, Meaning meaning)
{
    const QByteArray lower = word.toLower();
    if (meaning == Meaning::State) {
        const auto state = stateOfStatus({word.constData(), size_t(word.size())});
        return state ? stateWord(*state) : firstBeginning(lower, StateBeginnings);
    }
    return lower.size() == 1 ? firstBeginning(lower, LevelLetters) : firstBeginning(lower, LevelBeginnings);
}

QByteArrayList meaningsOf(Meaning meaning)
{
    if (meaning == Meaning::State)
        return {"running", "completed", "failed", "cancelled", "queued"};
    return {"log", "warning", "error", "debug"};
}

} // namespace runwatch
