// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"

#include <optional>
#include <variant>

namespace runwatch {

// What a program that was started asks of the window that is already open.
struct Opening
{
    QList<StreamRequest> requests; // to be opened at once
    QList<QUrl> links; // https; to be asked about first
    QByteArray activationToken; // of the desktop, with which the window may come to the front; may be empty
};

// What is said over the socket. The program sends a message; the window answers Ready; the program
// says Go; the window opens the streams and answers Taken. A window that wakes up too late finds
// no Go, and so no POST is sent by both.
enum class Answer : char { Ready = 'r', Taken = 't', OtherVersion = 'v', Refused = 'x' };
inline constexpr char Go = 'g';

// A message is a head of HeadSize bytes (mark, version, length of the body) and a body. The head
// stays as it is for ever; the body changes with the version.
inline constexpr qsizetype HeadSize = 12;
inline constexpr qsizetype LongestBody = 32 << 20; // bytes; more is neither sent nor taken

// Nothing when the body would be too long. Names of files are sent as absolute ones, since the
// window may have been started in another folder.
[[nodiscard]] std::optional<QByteArray> toMessage(const Opening &opening);

// `head` has HeadSize bytes. Gives the length of the body, or why there is no use in reading it.
[[nodiscard]] std::variant<qsizetype, Answer> readHead(const QByteArray &head);

// Nothing when it is no body of this version, to the last byte, or holds a request that the
// command line would not have let pass.
[[nodiscard]] std::optional<Opening> readBody(const QByteArray &body);

} // namespace runwatch
