// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"
#include "ui/jobs/jobverbs.h"

#include <QTreeView>

namespace runwatch {

class JobColumns;
class JobFilter;
class JobPresentation;
struct Job;

// The job list. It asks for things and does none of them.
class JobView final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobView)

public:
    explicit JobView(QWidget *parent = nullptr);

    void setJobs(JobPresentation *presentation, JobFilter *filter); // filter shows presentation
    void selectRun(RunId run); // its first row, as soon as there is one

    [[nodiscard]] JobId currentJob() const; // null without one
    [[nodiscard]] QList<JobId> selectedJobs() const;
    [[nodiscard]] JobVerbs &verbs() { return m_verbs; }
    [[nodiscard]] JobColumns &columns() { return *m_columns; }

    void updateVerbs(); // when jobs or streams have changed

signals:
    void cancelRequested(const QList<runwatch::JobId> &jobs);
    void retryRequested(runwatch::RunId run);
    void retryFailedRequested(runwatch::RunId run); // of what had failed only
    void reconnectRequested(runwatch::RunId run);
    void removeRequested(runwatch::RunId run);
    void currentJobChanged(runwatch::JobId job); // null: none
    void openRequested(runwatch::JobId job); // Enter, or a double click

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] const Job *jobAt(const QModelIndex &index) const;
    void actOnRow(const QModelIndex &index);
    void selectWhatIsLeft();
    void awaitOthersOfTheRun(const QModelIndex &parent, int first, int last);
    void selectAwaited();
    void copyRows() const;
    void resizeToContents();
    template <typename Signal>
    void askForRuns(Signal signal);

    JobVerbs m_verbs;
    JobColumns *m_columns;
    JobPresentation *m_presentation = nullptr;
    JobFilter *m_filter = nullptr;
    RunId m_awaited = RunId::None; // to be selected when it is there
};

} // namespace runwatch
