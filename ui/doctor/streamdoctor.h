// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/joblistmodel.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLineEdit;

namespace runwatch {

class FactForm;
class FindingList;

// Says what a stream's connection is, what is wrong with it and what to do, and how to try it by
// hand. Not modal; told anew each second. What it shows and copies holds no secret.
class StreamDoctor final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamDoctor)

public:
    explicit StreamDoctor(JobListModel &jobs, QWidget *parent = nullptr);

    void showStream(RunId run); // and brings the dialog to the front
    [[nodiscard]] QString report() const;

private:
    void tell();
    void fillStreams();
    [[nodiscard]] RunId shownRun() const;

    JobListModel &m_jobs;
    QComboBox *m_streams;
    FindingList *m_findings;
    FactForm *m_facts;
    QLineEdit *m_curl;
    QTimer m_seconds;
};

} // namespace runwatch
