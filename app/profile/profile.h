// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/profilecolour.h"
#include "app/profile/requesttemplate.h"
#include "app/profile/rule.h"

#include <QList>
#include <QString>

#include <optional>

namespace runwatch {

// How to open a server's event stream, how to read its events, how to cancel its jobs: one file
// in the form of resources/profiles/README.md. A value; checked when it was read.
struct Profile
{
    struct Variable
    {
        QString name;
        QString value; // the default; empty: the operator must give one
        QString label; // for people; empty: the name
        bool isSecret = false;

        friend bool operator==(const Variable &, const Variable &) = default;
    };
    // How a stream that was cut is opened again; StreamRequest::Reconnect says more.
    enum class Reconnect : quint8 { GetOnly, Get, Same, Never };
    // What an end means that came without a terminal event.
    enum class EndMeaning : quint8 {
        Unsaid, // as without a profile: a GET is opened again, a POST has ended early
        Lost, // it was cut: opened again where that is allowed, else lost
        Done, // this server ends a stream only when all is done: what runs has completed
        Reconnect, // it says nothing of the jobs: opened again where that is allowed
    };
    struct Source
    {
        RequestTemplate request;
        Reconnect reconnect = Reconnect::GetOnly;
        bool sendsLastEventId = true; // false: this server's ids are no cursor
        EndMeaning end = EndMeaning::Unsaid;

        friend bool operator==(const Source &, const Source &) = default;
    };
    struct Cancel
    {
        enum class Then : quint8 { Abort, Wait };

        QList<RequestTemplate> requests; // in order; the last one's answer counts
        Then then = Then::Abort; // Wait: the stream is left open until it says that the job has ended

        friend bool operator==(const Cancel &, const Cancel &) = default;
    };
    // By what a stream is known for this server's, when nobody has said so. All that is given
    // must fit; without a path, the path of the source's URL. An empty signature fits nothing.
    struct Signature
    {
        QString path; // "/api/{id}/follow": a {name} is one segment, and becomes that variable; "**" at the end: any more
        QList<std::pair<QByteArray, QByteArray>> headers; // of the response: name, and what its value contains; empty: that it is there
        QList<QList<Condition>> events; // one of these sets fits one of the first events

        [[nodiscard]] bool isEmpty() const { return path.isEmpty() && headers.isEmpty() && events.isEmpty(); }
        friend bool operator==(const Signature &, const Signature &) = default;
    };

    QString id; // what --profile calls it: the file's name without ".json"
    QString name; // for people
    QString description; // for people; may be empty
    ProfileColour colour = ProfileColour::None; // of the band at its jobs
    QList<Variable> variables;
    Signature signature;
    Value job; // the key of the job an event is about, where its rule does not say
    QList<RequestTemplate> before; // sent in order before the source, by the operator's own opening and by Retry
    Source source;
    QList<Rule> rules;
    Cancel cancel;
    std::optional<RequestTemplate> retryFailed; // in the source's place: only what had failed, again
    int stallTime = 0; // seconds without an advance after which a running job is stalled; 0: as without a profile
    bool readsBuiltIn = false; // "builtIn": true: what no rule matches is read in the built-in shapes

    friend bool operator==(const Profile &, const Profile &) = default;
};

} // namespace runwatch
